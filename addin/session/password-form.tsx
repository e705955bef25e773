import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "../api/problem-error.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { useBaseServices } from "./base-services.ts";
import { CredentialField } from "./credential-field.tsx";
import { useSignedIn } from "./sign-in.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  submit: { alignSelf: "start" },
});

/** E-mail address and password; a code too, once the server asks for one. */
export function PasswordForm({ primary }: { primary: boolean }) {
  const styles = useStyles();
  const { api } = useBaseServices();
  const signedIn = useSignedIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useMutation({
    mutationFn: () =>
      api.signInWithPassword({ email, password, ...(asksCode ? { code: code.trim() } : {}) }),
    onSuccess: ({ token }) => signedIn(token),
    onError: (error) => {
      if (isCodeRequired(error)) setAsksCode(true);
      setCode("");
    },
  });
  const complete =
    email.trim() !== "" && password !== "" && (!asksCode || /^\d{6}$/.test(code.trim()));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !signIn.isPending) signIn.mutate();
      }}
    >
      {signIn.error && !isCodeRequired(signIn.error) && (
        <AnswerNotice error={signIn.error} unchanged="Nobody was signed in." />
      )}
      <CredentialField
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <CredentialField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {asksCode && (
        <CredentialField
          label="Code"
          type="code"
          autoComplete="one-time-code"
          hint="The six digits that your authenticator app shows now."
          focus
          value={code}
          onChange={setCode}
        />
      )}
      <Button
        type="submit"
        className={styles.submit}
        appearance={primary ? "primary" : "secondary"}
        disabledFocusable={!complete || signIn.isPending}
      >
        {signIn.isPending ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}

function isCodeRequired(error: unknown): boolean {
  return error instanceof ProblemError && error.code === "code-required";
}
