import { Hono } from "hono";
import type { Sandbox } from "./types.js";

/** Serves the sandbox's own routes under `/_sandbox`. */
export function createControl(sandbox: Pick<Sandbox, "requests" | "faults" | "addFaults" | "clearFaults" | "reset">): {
  fetch(request: Request): Response | Promise<Response>;
} {
  const app = new Hono().basePath("/_sandbox");
  app.get("/requests", (c) => c.json(sandbox.requests));
  app.get("/faults", (c) => c.json(sandbox.faults));
  app.post("/faults", async (c) => {
    try {
      const body: unknown = await c.req.json();
      sandbox.addFaults(...(Array.isArray(body) ? body : [body]));
      return c.json(sandbox.faults);
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
  });
  app.delete("/faults", (c) => {
    sandbox.clearFaults();
    return c.body(null, 204);
  });
  app.post("/reset", (c) => {
    sandbox.reset();
    return c.body(null, 204);
  });
  app.notFound((c) =>
    c.json({ error: "The sandbox has /_sandbox/faults, /_sandbox/requests and /_sandbox/reset." }, 404),
  );
  return app;
}
