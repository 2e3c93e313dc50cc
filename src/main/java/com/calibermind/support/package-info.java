/** Support Desk: a support policy that runs. The rooms are the packages beside this file. */
package com.calibermind.support;
