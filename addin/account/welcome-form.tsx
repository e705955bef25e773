import { Button, Divider, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { shortestPassword } from "#shared/password.ts";
import type { LinkView, OpenIdWay } from "#shared/wire/sign-in.ts";
import { SkeletonRows } from "../components/skeleton.tsx";
import { AnswerNotice } from "../session/answer-notice.tsx";
import { CredentialField } from "../session/credential-field.tsx";
import { useSignedIn, useSignInWays } from "../session/sign-in.ts";
import { useAccountServices } from "./account-services.ts";
import { problemAt } from "./problem-at.ts";
import { Title } from "./title.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  submit: { alignSelf: "start" },
});

/** Who one is, for the first admin; then a password, or the firm's provider. */
export function WelcomeForm(props: { token: string; link: LinkView; onAccepted: () => void }) {
  const { token, link, onAccepted } = props;
  const styles = useStyles();
  const { api } = useAccountServices();
  const signedIn = useSignedIn();
  const ways = useSignInWays();
  const isFirst = link.kind === "set-up";
  const [firmName, setFirmName] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState(link.email);
  const [password, setPassword] = useState("");
  const who = isFirst ? { setUp: { firmName, name, email } } : {};
  const isNamed = !isFirst || [firmName, name, email].every((text) => text.trim() !== "");

  const accept = useMutation({
    mutationFn: () => api.acceptLink({ token, proof: { kind: "password", password }, ...who }),
    onSuccess: (answer) => {
      signedIn(answer.token);
      onAccepted();
    },
  });
  const leave = useMutation({
    mutationFn: async (way: OpenIdWay) => {
      const { beginRedirect } = await import("../api/openid-redirect.ts");
      await beginRedirect(way, { kind: "link", token, ...who });
    },
  });
  const error = accept.error ?? leave.error;
  const isBusy = accept.isPending || leave.isPending;
  const problem = (field: string): string | undefined => problemAt(accept.error, field);

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed && password !== "" && !isBusy) accept.mutate();
      }}
    >
      <Title text={titleOf(link)} />
      <p className={styles.text}>{purposeOf(link)}</p>
      {error && !problem("password") && (
        <AnswerNotice error={error} unchanged="Nothing was set up." />
      )}
      {isFirst && (
        <>
          <CredentialField
            label="Name of the firm"
            type="text"
            autoComplete="off"
            value={firmName}
            onChange={setFirmName}
            problem={problem("setUp/firmName")}
          />
          <CredentialField
            label="Your name"
            type="text"
            autoComplete="name"
            value={name}
            onChange={setName}
            problem={problem("setUp/name")}
          />
        </>
      )}
      {isFirst && (
        <CredentialField
          label="Your e-mail address"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          problem={problem("setUp/email")}
        />
      )}
      {ways.isPending && <SkeletonRows label="The ways to sign in are loading" rows={2} />}
      {ways.error && <AnswerNotice error={ways.error} onRetry={() => void ways.refetch()} />}
      {ways.data?.openid && (
        <ProviderButton
          way={ways.data.openid}
          disabled={!isNamed || isBusy}
          onClick={leave.mutate}
        />
      )}
      {ways.data?.openid && ways.data.password && <Divider>or</Divider>}
      {ways.data?.password && (
        <>
          {/* For password managers, which keep the two together. */}
          {!isFirst && <input type="email" autoComplete="username" value={email} readOnly hidden />}
          <CredentialField
            label="Choose a password"
            type="password"
            autoComplete="new-password"
            hint={`${shortestPassword} characters or more. Four or five words that do not belong together are easy to keep in mind.`}
            value={password}
            onChange={setPassword}
            problem={problem("password")}
          />
          <Button
            type="submit"
            className={styles.submit}
            appearance={ways.data.openid ? "secondary" : "primary"}
            disabledFocusable={!isNamed || password === "" || isBusy}
          >
            {isFirst ? "Set up the firm" : "Set password and sign in"}
          </Button>
        </>
      )}
    </form>
  );
}

function ProviderButton(props: {
  way: OpenIdWay;
  disabled: boolean;
  onClick: (way: OpenIdWay) => void;
}) {
  return (
    <Button
      appearance="primary"
      disabledFocusable={props.disabled}
      onClick={() => {
        if (!props.disabled) props.onClick(props.way);
      }}
    >
      {`Sign in with ${props.way.name}`}
    </Button>
  );
}

function titleOf({ kind, name }: LinkView): string {
  switch (kind) {
    case "set-up":
      return "Set up your firm";
    case "invitation":
      return `Welcome, ${name}`;
    case "new-link":
      return `Sign in anew, ${name}`;
  }
}

function purposeOf({ kind, firmName, email }: LinkView): string {
  switch (kind) {
    case "set-up":
      return "You are the first here: you will be the firm’s admin and can invite the others.";
    case "invitation":
      return `You are invited to the billing runs of ${firmName} as ${email}. Choose how you will sign in.`;
    case "new-link":
      return `Choose how you, ${email}, will sign in to ${firmName} from now on. It takes the place of how you did before.`;
  }
}
