package com.calibermind.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.calibermind.support", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule policyIsPure = noClasses()
            .that()
            .resideInAPackage("..support.policy..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "..support.policy..", "org.springframework.modulith..");

    @ArchTest
    static final ArchRule camundaStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackages("..support.process..", "..support.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(java.util.Date.class);
}
