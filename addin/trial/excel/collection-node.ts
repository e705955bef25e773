import { invalidArgument, itemNotFound } from "../host-error.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { givenInteger, givenKey } from "./given.ts";

/** A collection that is only counted and walked. */
export abstract class ListNode<Child extends HostNode> extends HostNode {
  abstract override get items(): readonly Child[];

  GetCount(): number {
    return this.items.length;
  }

  GetItemAt(index: unknown): Child {
    const child = this.items[givenInteger(index)];
    if (!child) throw invalidArgument();
    return child;
  }
}

/** A collection whose children have names or ids. */
export abstract class KeyedNode<Child extends HostNode> extends ListNode<Child> {
  abstract find(key: string): Child | undefined;

  override indexed(key: unknown): Child {
    const child = this.find(givenKey(key));
    if (!child) throw itemNotFound();
    return child;
  }

  GetItem(key: unknown): Child {
    return this.indexed(key);
  }

  GetItemOrNullObject(key: unknown): Child | null {
    return this.find(givenKey(key)) ?? null;
  }
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
