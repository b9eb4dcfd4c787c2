import type { CallOptions, PageResult } from "orgkit";
import type { ConsoleError } from "./errors.ts";

/** What the list shows of an item. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly tags: readonly string[];
  readonly date: Date;
  /** The address of a picture. */
  readonly picture?: string | undefined;
}

/** Something that can be done with an item. */
export interface Action<TItem> {
  readonly label: string;
  readonly isDangerous?: boolean;
  /** Says that it makes no sense for some items. */
  suits?(item: TItem): boolean;
  /** Gives what was done, in words; nothing when it was given up. */
  run(item: TItem): Promise<string | undefined>;
}

/** What the console can do at one vendor: no more than the vendor offers. */
export interface Section<TItem, TRequest> {
  readonly title: string;
  readonly text: string;
  /** What one item is called. */
  readonly noun: string;
  /** Asks for the first page. */
  readonly firstRequest: TRequest;
  /** Only where the vendor can search. */
  readonly search?: { readonly label: string; request(text: string): TRequest };
  list(request: TRequest, options: CallOptions): Promise<PageResult<TItem, TRequest, ConsoleError>>;
  row(item: TItem): Row;
  facts(item: TItem): readonly (readonly [name: string, value: string])[];
  readonly create: { readonly label: string; run(): Promise<string | undefined> };
  readonly actions: readonly Action<TItem>[];
}
