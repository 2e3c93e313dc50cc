/** Small rules that say what a mail is before anybody acts on it, each with its reason in words. */
package com.calibermind.support.mail.rules;
