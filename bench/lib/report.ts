import { markdownTable } from "markdown-table";
import { type Target, type TargetName, targets } from "./targets.ts";

/** A figure that has a target, and what it was measured at: the worst where there are several. */
export interface Figure {
  readonly value: number;
  readonly at?: string;
}

/** What a measure found. */
export interface Report {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly about: string;
  /** The header comes first. */
  readonly table: readonly (readonly string[])[];
  readonly figures: Readonly<Partial<Record<TargetName, Figure>>>;
}

/** Counts what has been done; the measures call it with a few words each. */
export type Progress = (doing: string) => void;

export const bytes = (value: number): string => Math.round(value).toLocaleString("en");
export const times = (value: number): string => value.toFixed(2);

/** The worst of several figures of one target. */
export const worst = (figures: readonly Figure[]): Figure =>
  figures.reduce((worse, figure) => (figure.value > worse.value ? figure : worse));

export function toTable(rows: readonly (readonly string[])[]): string {
  const [header = []] = rows;
  return markdownTable(rows, { align: header.map((_, index) => (index ? "r" : "l")) });
}

/** Sets the figures beside their targets. */
export function targetTable(reports: readonly Report[]): string {
  const figures = Object.assign({}, ...reports.map((report) => report.figures)) as Report["figures"];
  const rows = (Object.entries(targets) as [TargetName, Target][]).flatMap(([name, target]) => {
    const figure = figures[name];
    return figure ? [targetRow(target, figure)] : [];
  });
  const table = [["target", "at most", "aim", "measured", "", "at"], ...rows];
  return markdownTable(table, { align: ["l", "r", "r", "r", "l", "l"] });
}

function targetRow({ text, ceiling, aim, unit }: Target, { value, at = "" }: Figure): string[] {
  const format = (each: number) =>
    unit === "bytes" ? bytes(each) : unit === "MB" ? `${each.toFixed(1)} MB` : times(each);
  const verdict = value > ceiling ? "**missed**" : aim !== undefined && value <= aim ? "met, aim too" : "met";
  return [text, format(ceiling), aim === undefined ? "" : format(aim), format(value), verdict, at];
}
