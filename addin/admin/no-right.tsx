import { Button } from "@fluentui/react-components";
import { Notice } from "../components/notice.tsx";
import { useMe } from "../session/kept-answers.ts";
import { useSignOut } from "../session/sign-in.ts";
import { AdminPage } from "./parts/admin-page.tsx";

/** For a person who is signed in and is no admin. */
export function NoRight() {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <AdminPage
      title="This page is for admins"
      purpose={`You are signed in as ${me?.person.name ?? "somebody"}.`}
    >
      <Notice
        tone="info"
        title="Only an admin can do this."
        actions={
          <Button size="small" onClick={signOut}>
            Sign in as somebody else
          </Button>
        }
      >
        An admin of your firm can give you the right.
      </Notice>
    </AdminPage>
  );
}
