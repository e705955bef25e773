import { HostError } from "../host-error.ts";
import type { HostNode } from "./host-node.ts";
import { HostNode as NodeClass } from "./host-node.ts";
import { membersOf } from "./member-table.ts";
import type { QueryTree } from "./query-tree.ts";
import { queryTree } from "./query-tree.ts";
import { References } from "./references.ts";
import { ActionKind, PathKind } from "./wire.ts";
import type { WireAction, WireArguments, WireRequest, WireResponse, WireResult } from "./wire.ts";

export type InterpreterOptions = {
  /** What a path of kind "root" denotes: for Excel, the workbook. */
  root: HostNode;
  /** Makers of objects that the add-in creates by name. */
  factories?: Record<string, () => HostNode>;
  /** `x.onChanged.add` and `remove`; false when the event is not modelled. */
  listen?: (node: HostNode, registration: string) => boolean;
  /** Told of each member that the model lacks and of each error of its own, for a page that shows them. */
  onDefect?: (what: string) => void;
};

type Objects = Map<number, HostNode | null>;

/** Executes the batches of Office.js on an object model. Knows nothing about Excel, the DOM or the transport. */
export class Interpreter {
  readonly references = new References();
  /** Members that the add-in used and the model lacks, in the order of use. */
  readonly unimplemented: string[] = [];
  /** Errors of the model itself (not refusals): a defect of the host. */
  readonly crashes: unknown[] = [];
  readonly #options: InterpreterOptions;
  #keepReferences = false;

  constructor(options: InterpreterOptions) {
    this.#options = options;
  }

  /** Runs one batch. The first failure ends it; what was done before stays done. */
  execute(request: WireRequest): WireResponse {
    const objects: Objects = new Map();
    const Results: WireResult[] = [];
    const TraceIds: number[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        const value = this.#act(action, request, objects);
        Results.push({ ActionId: action.Id, Value: value ?? null });
        if (action.ActionType === ActionKind.trace) TraceIds.push(action.Id);
      } catch (thrown) {
        if (!(thrown instanceof HostError)) this.#crashed(thrown);
        const refused =
          thrown instanceof HostError ? thrown : new HostError("GeneralException", String(thrown));
        return {
          Error: {
            Code: refused.code,
            Message: refused.message,
            Location: refused.location,
            ActionIndex: index,
          },
          TraceIds,
          ProcessedResults: { Results },
        };
      }
    }
    return { Results, TraceIds };
  }

  #act(action: WireAction, request: WireRequest, objects: Objects): unknown {
    if (action.ActionType === ActionKind.trace) return null;
    const node = this.#resolve(action.ObjectPathId, request, objects);
    const untracked = request.ObjectPaths[action.ObjectPathId]?.D === true;
    this.#keepReferences = request.AutoKeepReference === true && !untracked;
    switch (action.ActionType) {
      case ActionKind.instantiate:
        return node === null ? null : this.#identity(node);
      case ActionKind.method:
        return this.#invoke(node, action, request, objects);
      case ActionKind.setProperty:
        if (node === null) return { _IsNull: true };
        this.#set(
          node,
          action.Name ?? "",
          this.#arguments(action.ArgumentInfo, request, objects)[0],
        );
        return null;
      case ActionKind.update:
        if (node)
          for (const [name, value] of Object.entries(action.ObjectState ?? {}))
            this.#set(node, name, value);
        return null;
      case ActionKind.query:
      case ActionKind.queryAsJson: {
        const query = action.QueryInfo ?? {};
        return node === null ? null : this.#shape(node, queryTree(query), query.Top, query.Skip);
      }
      case ActionKind.ensureUnchanged:
        return null;
      default:
        throw new HostError("GeneralException", `action of kind ${action.ActionType}`);
    }
  }

  #invoke(
    node: HostNode | null,
    action: WireAction,
    request: WireRequest,
    objects: Objects,
  ): unknown {
    const name = action.Name ?? "";
    if (name === "_KeepReference") {
      if (node) this.references.keep(node);
      return null;
    }
    if (name === "_RemoveReference") {
      this.references.release(action.ArgumentInfo?.Arguments?.[0]);
      return null;
    }
    if (node === null) return { _IsNull: true };
    const result = this.#call(node, name, action.ArgumentInfo, request, objects);
    return result instanceof NodeClass ? this.#identity(result) : result;
  }

  #resolve(id: number, request: WireRequest, objects: Objects): HostNode | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const node = this.#evaluate(id, request, objects);
    objects.set(id, node);
    return node;
  }

  #evaluate(id: number, request: WireRequest, objects: Objects): HostNode | null {
    const path = request.ObjectPaths[id];
    if (!path) throw new HostError("InvalidObjectPath", `The object path '${id}' isn't known.`);
    const name = path.Name ?? "";
    if (path.ObjectPathType === PathKind.root) return this.#options.root;
    if (path.ObjectPathType === PathKind.nullObject) return null;
    if (path.ObjectPathType === PathKind.newObject) {
      const make = this.#options.factories?.[name];
      if (!make) throw this.#missing(`new ${name}`);
      return make();
    }
    if (path.ObjectPathType === PathKind.reference) {
      const kept = this.references.find(name);
      if (!kept) throw new HostError("InvalidReference", "This reference is not valid.");
      return kept;
    }
    const parent = this.#resolve(path.ParentObjectPathId ?? 0, request, objects);
    if (parent === null) return null;
    const result =
      path.ObjectPathType === PathKind.property
        ? this.#get(parent, name)
        : path.ObjectPathType === PathKind.indexer
          ? this.#located(parent, "getItem", () =>
              parent.indexed(this.#arguments(path.ArgumentInfo, request, objects)[0]),
            )
          : this.#call(parent, name, path.ArgumentInfo, request, objects);
    return result instanceof NodeClass ? result : null;
  }

  #arguments(info: WireArguments | undefined, request: WireRequest, objects: Objects): unknown[] {
    const resolved = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(reference) && Array.isArray(value)) {
        return value.map((item, index) => resolved(item, reference[index]));
      }
      if (typeof reference === "number" && reference > 0)
        return this.#resolve(reference, request, objects);
      if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
      const pathId: unknown = Reflect.get(value, "_ObjectPathId");
      if (typeof pathId === "number") return this.#resolve(pathId, request, objects);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, resolved(item, 0)]),
      );
    };
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => resolved(value, references?.[index] ?? 0));
  }

  #call(
    node: HostNode,
    name: string,
    info: WireArguments | undefined,
    request: WireRequest,
    objects: Objects,
  ): unknown {
    const method = membersOf(node).methods.get(name.toLowerCase());
    if (method === undefined) {
      if (/^_(Un)?[Rr]egister/.test(name) && this.#options.listen?.(node, name)) return null;
      throw this.#missing(`${node.className}.${name}()`);
    }
    const run: unknown = Reflect.get(node, method);
    if (typeof run !== "function") throw this.#missing(`${node.className}.${name}()`);
    const given = this.#arguments(info, request, objects);
    return this.#located(node, name, () => Reflect.apply(run, node, given));
  }

  #get(node: HostNode, name: string): unknown {
    const property = membersOf(node).properties.get(name.toLowerCase());
    if (!property) throw this.#missing(`${node.className}.${name}`);
    return this.#located(node, name, () => Reflect.get(node, property.name));
  }

  #set(node: HostNode, name: string, value: unknown): void {
    const property = membersOf(node).properties.get(name.toLowerCase());
    if (!property) throw this.#missing(`${node.className}.${name} =`);
    const child: unknown = membersOf(node).navigation.has(property.name)
      ? Reflect.get(node, property.name)
      : undefined;
    if (child instanceof NodeClass && value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) this.#set(child, key, item);
      return;
    }
    if (!property.writable) throw this.#missing(`${node.className}.${name} =`);
    this.#located(node, name, () => Reflect.set(node, property.name, value));
  }

  #located<T>(node: HostNode, name: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof HostError && thrown.location === "") {
        thrown.location = `${node.className}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      }
      throw thrown;
    }
  }

  #crashed(thrown: unknown): void {
    this.crashes.push(thrown);
    this.#options.onDefect?.(String(thrown));
  }

  #missing(what: string): HostError {
    this.unimplemented.push(what);
    this.#options.onDefect?.(`${what} is not implemented`);
    return new HostError("ApiNotFound", `simulated host: ${what} is not implemented`);
  }

  #identity(node: HostNode): Record<string, unknown> {
    if (this.#keepReferences && membersOf(node).tracked) this.references.keep(node);
    const reference = this.references.nameOf(node);
    return { ...node.identity, ...(reference === undefined ? {} : { _ReferenceId: reference }) };
  }

  #shape(
    node: HostNode,
    tree: QueryTree,
    top?: number,
    skip = 0,
    index?: number,
  ): Record<string, unknown> {
    const shaped = this.#identity(node);
    const members = membersOf(node);
    if (index !== undefined) shaped["_Index"] = index;
    const { items } = node;
    if (items) {
      // a collection answers its own scalars always; what was asked for concerns its items
      for (const name of members.scalars) shaped[name] = Reflect.get(node, name);
      const own = new Set(members.scalars.map((name) => name.toLowerCase()));
      const children = new Map(
        [...tree.children].filter(([key]) => !own.has(key) && key !== "items"),
      );
      const nested = tree.children.get("items");
      for (const [key, child] of nested?.children ?? []) children.set(key, child);
      const all =
        tree.all || nested?.all === true || (nested !== undefined && nested.children.size === 0);
      const bare = !all && children.size === 0;
      shaped["_Items"] = items
        .slice(skip, top === undefined ? undefined : skip + top)
        .map((item, at) =>
          bare
            ? { ...this.#identity(item), _Index: skip + at }
            : this.#shape(item, { all, children }, undefined, 0, skip + at),
        );
      return shaped;
    }
    if (tree.all || tree.children.size === 0) {
      for (const name of members.scalars) shaped[name] = this.#get(node, name);
    }
    for (const [key, child] of tree.children) {
      const property = members.properties.get(key);
      if (!property) throw this.#missing(`${node.className}.${key}`);
      const value = this.#get(node, property.name);
      shaped[property.name] = value instanceof NodeClass ? this.#shape(value, child) : value;
    }
    return shaped;
  }
}
