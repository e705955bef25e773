import type { Visits } from "./visit.ts";

const token = "a-link-that-nobody-has-made";
const currentPassword = "not the password";

export const accountVisits: Visits = {
  "GET /api/sign-in/ways": ({ get }) => get("sign-in/ways"),
  "POST /api/sign-in/password": ({ post }) =>
    post("sign-in/password", { email: "by@firm.example", password: currentPassword }),
  "POST /api/sign-in/openid": ({ post }) => post("sign-in/openid", { accessToken: "none" }),
  "POST /api/sign-in/link": ({ post }) => post("sign-in/link", { token }),
  "POST /api/sign-in/link/accept": ({ post }) =>
    post("sign-in/link/accept", { token, proof: { kind: "password", password: currentPassword } }),
  "POST /api/session/renew": ({ post }) => post("session/renew"),
  "GET /api/account": ({ get }) => get("account"),
  "PUT /api/account/password": ({ put }) =>
    put("account/password", { currentPassword, password: "otter lantern gravel sonnet" }),
  "POST /api/account/end-other-sessions": ({ post }) => post("account/end-other-sessions"),
  "POST /api/account/code-app": ({ post }) => post("account/code-app", { currentPassword }),
  "POST /api/account/code-app/confirm": ({ post }) =>
    post("account/code-app/confirm", { code: "123456" }),
  "POST /api/account/code-app/remove": ({ post }) =>
    post("account/code-app/remove", { currentPassword }),
};
