package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class DeploymentsTest extends DeskTest {

    @Autowired
    private StartTurns turns;

    @Autowired
    private Deployments deployments;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private Rights rights;

    @Autowired
    private ResponseTargets targets;

    @Autowired
    private HikariDataSource pool;

    @TempDir
    private Path folder;

    @Test
    void whatHasNotChangedIsNotDeployedAgain() {
        long before = repository.createDeploymentQuery().count();
        deployments.start();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("P38 a table from the folder given at start takes the packaged one's place, alone and at once")
    void aFolderTakesThePlaceOfPackagedFiles() throws IOException {
        long before = repository.createDeploymentQuery().count();
        Files.writeString(
                folder.resolve("ResponseTargets.dmn"),
                Files.readString(Path.of("processes/ResponseTargets.dmn")).replace("\"PT8H\"", "\"PT6H\""));
        try {
            new Deployments(
                            repository,
                            tables,
                            new ProcessFiles(new ProcessProperties(folder, null, null)),
                            rights,
                            turns)
                    .start();
            assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
            assertThat(targets.of(Severity.SEVERITY_3).target()).isEqualTo(Duration.ofHours(6));
        } finally {
            deployments.start();
        }
        assertThat(targets.of(Severity.SEVERITY_3).target()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    @DisplayName(
            "P22 a table that has gone bad proposes nothing and stops no intake; bad targets are replaced at start")
    void poisonedTables() throws IOException {
        deploy("Severity.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
        deploy("ResponseTargets.dmn", "\"PT8H\"", "\"soon\"");
        try {
            String reference = reception.open(report(new Impairment("allCore", "all", true)));
            assertThat(file(reference).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
            assertThat(targets.of(Severity.SEVERITY_3).target()).isEqualTo(Duration.ofHours(8));
            assertThat(openSteps(reference)).containsExactly("Task_ContactReporter", "Task_Triage");
        } finally {
            deploy("Severity.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"FIRST\"");
            deployments.start();
        }
        assertThat(tables.read(Severity.SEVERITY_3).target()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    @DisplayName(
            "a table answers while every connection to the database is taken, or twenty reports at once would wait")
    void noSecondConnection() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            assertTimeout(Duration.ofMillis(pool.getConnectionTimeout() / 2), () -> {
                assertThat(targets.of(Severity.SEVERITY_2).target()).isEqualTo(Duration.ofHours(1));
                assertThat(tables.propose(new Impairment("allCore", "single", false)))
                        .contains(Severity.SEVERITY_2);
            });
        } finally {
            for (Connection it : taken) {
                it.close();
            }
        }
    }

    @Test
    @DisplayName("P38 the table is the one source also when somebody asks who may not read tables, such as a manager")
    void whoeverAsks() {
        identity.setAuthentication("maria", List.of("managers"));
        try {
            assertThat(targets.of(Severity.SEVERITY_3).warning())
                    .isEqualTo(Duration.ofHours(2)); // a third without table
        } finally {
            identity.clearAuthentication();
        }
    }

    private void deploy(String name, String from, String to) throws IOException {
        String table = Files.readString(Path.of("processes", name));
        assertThat(table).contains(from);
        repository
                .createDeployment()
                .name(name)
                .addString("processes/" + name, table.replace(from, to))
                .deploy();
        tables.readAnew();
    }
}
