package com.calibermind.support.portal;

/** Sizes of files as people read them. */
final class ByteWords {

    private ByteWords() {}

    /** "0 KB", "12 KB", "25 MB": whole numbers, rounded up, 1 MB being 1024 KB. */
    static String of(long bytes) {
        long kilobytes = (bytes + 1023) / 1024;
        return kilobytes < 1024 ? kilobytes + " KB" : (kilobytes + 1023) / 1024 + " MB";
    }
}
