/** The version of package.json (a test holds them together); shown in the person menu and when a page fails. */
export const appVersion = "0.1.0";
