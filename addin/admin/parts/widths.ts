/** Below this the navigation is a menu. */
export const narrow = "@media (max-width: 799px)";
/** Below this a table's rows are cards. */
export const cards = "@media (max-width: 599px)";
