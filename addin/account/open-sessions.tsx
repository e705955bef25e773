import { makeStyles, tokens } from "@fluentui/react-components";
import { useLocale } from "../components/locale.ts";
import type { SessionView } from "#shared/wire/sign-in.ts";
import { PartTitle } from "./title.tsx";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
  },
  small: { color: tokens.colorNeutralForeground2 },
});

const wayTexts: Record<SessionView["way"], string> = {
  password: "with a password",
  openid: "with the firm’s service",
  trial: "with one click",
};

/** Where one is signed in now. */
export function OpenSessions({ sessions }: { sessions: readonly SessionView[] }) {
  const styles = useStyles();
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <PartTitle text="Where you are signed in" />
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={`${session.startedAt} ${session.own}`}>
            {session.own ? "Here" : "Elsewhere"}
            <span className={styles.small}>
              {`, ${wayTexts[session.way]}, since ${format.format(new Date(session.startedAt))}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
