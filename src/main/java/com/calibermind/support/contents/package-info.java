/** Bytes that are kept as they came: raw mails and attachments, each once, by its SHA-256. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.calibermind.support.contents;
