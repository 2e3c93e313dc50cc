package com.calibermind.support.contents;

import org.springframework.util.unit.DataSize;

/**
 * What a room takes by upload. The web server reads as much as the most generous room allows; each room looks at its own
 * limits itself.
 *
 * @param file the largest file
 * @param request all files and fields of one request
 */
public record UploadLimit(DataSize file, DataSize request) {}
