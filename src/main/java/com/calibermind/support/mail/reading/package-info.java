/** From the bytes of a mail to what the desk reads from it (RFC 5322, RFC 2045). Knows no database and no case. */
package com.calibermind.support.mail.reading;
