package com.calibermind.support.process;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where diagrams and forms come from, and the first administrator.
 *
 * @param processes folder whose BPMN and DMN files take the place of the packaged ones of the same name; null: none
 * @param forms the same for Camunda Forms
 * @param adminPassword password of the first administrator {@code admin}; null: a random one is printed once
 */
@ConfigurationProperties("support")
record ProcessProperties(Path processes, Path forms, String adminPassword) {}
