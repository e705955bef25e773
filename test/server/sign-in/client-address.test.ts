import { describe, expect, it } from "vitest";
import {
  clientAddress,
  networkOf,
  trustedProxies,
} from "../../../server/sign-in/client-address.ts";

describe("the address of a client", () => {
  const none = trustedProxies([]);
  const proxies = trustedProxies(["10.0.0.0/8", "192.0.2.1", "fd00::/8"]);
  if (!none || !proxies) throw new Error("These are addresses.");

  it("is that of the connection, whatever the client writes, when there is no proxy", () => {
    expect(clientAddress({ address: "198.51.100.7" }, "1.1.1.1", none)).toBe("198.51.100.7");
    expect(clientAddress({ address: "198.51.100.7" }, "1.1.1.1", proxies)).toBe("198.51.100.7");
  });

  it.each([
    ["10.0.0.5", "198.51.100.7", "198.51.100.7"],
    ["::ffff:10.0.0.5", "198.51.100.7", "198.51.100.7"],
    ["10.0.0.5", "1.1.1.1, 198.51.100.7", "198.51.100.7"],
    ["192.0.2.1", "1.1.1.1, 198.51.100.7, 10.9.9.9", "198.51.100.7"],
    ["fd00::1", "2001:db8::7", "2001:db8::7"],
    ["10.0.0.5", undefined, "10.0.0.5"],
    ["10.0.0.5", "not an address", "10.0.0.5"],
  ])("over %s with %j is %s", (address, forwardedFor, expected) => {
    expect(clientAddress({ address }, forwardedFor, proxies)).toBe(expected);
  });

  it("is not known where there is no connection", () => {
    expect(clientAddress({}, "1.1.1.1", proxies)).toBeNull();
  });

  it.each([["proxy"], ["10.0.0.0/33"], ["10.0.0.0/x"], ["fd00::/200"]])(
    "cannot come from a proxy called %j",
    (proxy) => {
      expect(trustedProxies([proxy])).toBeNull();
    },
  );

  it("counts as its network in IPv6", () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8::6")).toBe("2001:db8:0:0::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("198.51.100.7")).toBe("198.51.100.7");
  });
});
