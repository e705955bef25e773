/** The version of package.json (a test holds them together); shown in the person menu and when the pane fails. */
export const paneVersion = "0.1.0";
