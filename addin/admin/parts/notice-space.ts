import { makeStyles, tokens } from "@fluentui/react-components";

/** Room below a notice that stands above a section. */
export const useNoticeStyles = makeStyles({
  space: { maxWidth: "1040px", marginBottom: tokens.spacingVerticalL },
});
