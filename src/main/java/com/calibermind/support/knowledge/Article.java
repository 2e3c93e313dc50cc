package com.calibermind.support.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * An article as it is now.
 *
 * @param slug what it is called in its address; translations share it
 * @param language two letters (ISO 639-1)
 * @param body Markdown, with {@link FillIns fill-ins}
 * @param isPublic false: for the desk's people only
 * @param source the file that it comes from; null: kept over REST
 * @param version counts its changes
 * @param changedAt UTC
 * @param helpful how many readers have said so
 * @param unhelpful how many readers have said the contrary
 */
public record Article(
        String slug,
        String language,
        String title,
        List<String> tags,
        String body,
        boolean isPublic,
        String source,
        int version,
        String changedBy,
        Instant changedAt,
        long helpful,
        long unhelpful) {}
