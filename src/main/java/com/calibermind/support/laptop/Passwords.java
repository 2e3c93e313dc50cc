package com.calibermind.support.laptop;

import com.calibermind.support.process.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Random passwords of the laptop mode, made once and kept in a file that only its owner can read. */
class Passwords {

    private final Path file;
    private final Properties known = new Properties();

    Passwords(Path data) {
        this.file = data.resolve("passwords.properties");
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    known.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    synchronized String of(String who) {
        if (known.getProperty(who) == null) {
            known.setProperty(who, Staff.randomPassword());
            save();
        }
        return known.getProperty(who);
    }

    private void save() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, "Passwords of Support Desk's laptop mode");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
