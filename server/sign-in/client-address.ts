import { BlockList, isIP, isIPv6 } from "node:net";

/** What the request came over, as the listening port knows it; empty where there is no port. */
export interface Connection {
  address?: string;
}

/** Whose X-Forwarded-For is believed. */
export interface TrustedProxies {
  has(address: string): boolean;
}

/** From addresses and networks like 10.0.0.0/8; null when one of them is none. */
export function trustedProxies(given: readonly string[]): TrustedProxies | null {
  const list = new BlockList();
  for (const one of given) {
    const [address = "", bits] = one.split("/");
    const type = isIPv6(address) ? "ipv6" : "ipv4";
    const most = type === "ipv6" ? 128 : 32;
    if (!isIP(address)) return null;
    if (bits === undefined) list.addAddress(address, type);
    else if (/^\d+$/.test(bits) && Number(bits) <= most)
      list.addSubnet(address, Number(bits), type);
    else return null;
  }
  return { has: (address) => list.check(address, isIPv6(address) ? "ipv6" : "ipv4") };
}

/**
 * Where a request comes from: the nearest address that is no trusted proxy. What anybody else writes into
 * X-Forwarded-For counts for nothing.
 */
export function clientAddress(
  { address }: Connection,
  forwardedFor: string | undefined,
  proxies: TrustedProxies,
): string | null {
  if (address === undefined) return null;
  const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(hop.trim()));
  let nearest = plainAddress(address);
  while (proxies.has(nearest)) {
    const before = hops.pop();
    if (before === undefined || !isIP(before)) break;
    nearest = before;
  }
  return nearest;
}

/** IPv4 as such, also where it comes as IPv6. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Who has one IPv6 address has the 2⁶⁴ beside it. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  const parts = address.includes("::") ? [...front, ...zeros, ...back] : front;
  return `${parts.slice(0, 4).join(":")}::/64`;
}
