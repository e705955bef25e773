import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { shortestPassword } from "#shared/password.ts";
import { Notice } from "../components/notice.tsx";
import { AnswerNotice } from "../session/answer-notice.tsx";
import { CredentialField } from "../session/credential-field.tsx";
import { useAccountServices } from "./account-services.ts";
import { problemAt } from "./problem-at.ts";
import { PartTitle } from "./title.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  submit: { alignSelf: "start" },
});

/** The present password and another one. */
export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const styles = useStyles();
  const { account } = useAccountServices();
  const [currentPassword, setCurrentPassword] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => account.changePassword({ currentPassword, password }),
    onSuccess: () => {
      setCurrentPassword("");
      setPassword("");
      onChanged();
    },
  });
  const problems = {
    current: problemAt(change.error, "currentPassword"),
    next: problemAt(change.error, "password"),
  };
  const isComplete = currentPassword !== "" && password !== "";
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !change.isPending) change.mutate();
      }}
    >
      <PartTitle text="Password" />
      {change.error && problems.current === undefined && problems.next === undefined && (
        <AnswerNotice error={change.error} unchanged="Your password was not changed." />
      )}
      {change.isSuccess && !isComplete && (
        <Notice tone="success" title="Your password is changed">
          You were signed out everywhere else.
        </Notice>
      )}
      <CredentialField
        label="Present password"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrentPassword}
        problem={problems.current}
      />
      <CredentialField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={`${shortestPassword} characters or more`}
        value={password}
        onChange={setPassword}
        problem={problems.next}
      />
      <Button
        type="submit"
        className={styles.submit}
        disabledFocusable={!isComplete || change.isPending}
      >
        Change password
      </Button>
    </form>
  );
}
