/** As the only thing that proves who somebody is, a password needs so many characters (NIST SP 800-63B-4). */
export const shortestPassword = 15;
