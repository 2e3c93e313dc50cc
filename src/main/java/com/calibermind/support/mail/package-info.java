/** The mail room: IMAP in, SMTP out; every mail is kept raw, joins or opens a case, or is parked for a person. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"policy", "cases", "meetings", "contents", "startup"})
package com.calibermind.support.mail;
