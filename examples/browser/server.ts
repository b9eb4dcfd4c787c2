// Serves the console on the loopback address: npm run example:browser
import { serve } from "@hono/node-server";
import { createConsole } from "./console.ts";

const { app } = await createConsole();
const port = Number(process.env.PORT ?? 4020);
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => {
  console.log(`The console is at http://127.0.0.1:${port} (Ctrl+C ends it).`);
  console.log("Its four vendors are a sandbox in memory: try anything.");
});
server.once("error", (error: NodeJS.ErrnoException) => {
  const isTaken = error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is taken. Choose another: PORT=4021 npm run example:browser` : error.message);
  process.exitCode = 1;
});
