import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { NewCodeApp } from "#shared/wire/sign-in.ts";
import { AnswerNotice } from "../session/answer-notice.tsx";
import { CredentialField } from "../session/credential-field.tsx";
import { useAccountServices } from "./account-services.ts";
import { problemAt } from "./problem-at.ts";
import { QrCode } from "./qr-code.tsx";
import { PartTitle } from "./title.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  secret: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere", userSelect: "all" },
  submit: { alignSelf: "start" },
});

/** Sets an authenticator app up, or does without it again. */
export function CodeApp({ isOn, onChanged }: { isOn: boolean; onChanged: () => void }) {
  const styles = useStyles();
  const { account } = useAccountServices();
  const [currentPassword, setCurrentPassword] = useState("");
  const [made, setMade] = useState<NewCodeApp | null>(null);
  const change = useMutation({
    mutationFn: async () => {
      if (isOn) await account.removeCodeApp(currentPassword);
      else setMade(await account.beginCodeApp(currentPassword));
    },
    onSuccess: () => {
      setCurrentPassword("");
      if (isOn) onChanged();
    },
  });
  if (made && !isOn) {
    return (
      <ConfirmCode
        made={made}
        onConfirmed={() => {
          setMade(null);
          onChanged();
        }}
      />
    );
  }
  const problem = problemAt(change.error, "currentPassword");
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (currentPassword !== "" && !change.isPending) change.mutate();
      }}
    >
      <PartTitle text="Authenticator app" />
      <p className={styles.text}>
        {isOn
          ? "It is on: whoever signs in with your password needs a code of it too."
          : "With an app on your phone, your password alone lets nobody in."}
      </p>
      {change.error && problem === undefined && <AnswerNotice error={change.error} />}
      <CredentialField
        label="Your password, once more"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrentPassword}
        problem={problem}
      />
      <Button
        type="submit"
        className={styles.submit}
        disabledFocusable={currentPassword === "" || change.isPending}
      >
        {isOn ? "Remove the authenticator app" : "Set up an authenticator app"}
      </Button>
    </form>
  );
}

function ConfirmCode({ made, onConfirmed }: { made: NewCodeApp; onConfirmed: () => void }) {
  const styles = useStyles();
  const { account } = useAccountServices();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => account.confirmCodeApp(code.trim()),
    onSuccess: onConfirmed,
  });
  const problem = problemAt(confirm.error, "code");
  const isComplete = /^\d{6}$/.test(code.trim());
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !confirm.isPending) confirm.mutate();
      }}
    >
      <PartTitle text="Authenticator app" />
      <p className={styles.text}>
        Take a picture of this with the app, or type in the key below it.
      </p>
      <QrCode text={made.uri} label="Picture for your authenticator app" />
      <span className={styles.secret}>{made.secret}</span>
      {confirm.error && problem === undefined && <AnswerNotice error={confirm.error} />}
      <CredentialField
        label="Code"
        type="code"
        autoComplete="one-time-code"
        hint="The six digits that the app shows now."
        value={code}
        onChange={setCode}
        problem={problem}
        focus
      />
      <Button
        type="submit"
        appearance="primary"
        className={styles.submit}
        disabledFocusable={!isComplete || confirm.isPending}
      >
        Turn it on
      </Button>
    </form>
  );
}
