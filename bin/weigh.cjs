#!/usr/bin/env node
/* Old syntax on purpose: an old Node must get as far as saying that it is too old. */
/* biome-ignore-all lint: what the linter proposes is newer than what this file may use */
'use strict';

var fs = require('fs');
var path = require('path');

var root = path.resolve(__dirname, '..');
var source = path.join(root, 'src', 'cli', 'main.ts');
/* Node strips no types below node_modules; a published package has no src anyway. */
var inCheckout = root.split(path.sep).indexOf('node_modules') < 0 && fs.existsSync(source);

if (isNewEnough(process.version)) {
  start();
} else {
  var better = inCheckout ? nodeOfCheckout() : null;
  if (better) runWith(better);
  else refuse();
}

function isNewEnough(version) {
  var parts = version.replace(/^v/, '').split('.');
  var major = Number(parts[0]);
  /* 23 had its types stripped by default from 23.6 on. */
  if (major === 23) return Number(parts[1]) >= 6;
  return major > 22 || (major === 22 && Number(parts[1]) >= 19);
}

function start() {
  var nodeModule = require('module');
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(codeCache());
  var main = inCheckout ? source : path.join(root, 'dist', 'cli', 'main.js');
  if (!inCheckout && !fs.existsSync(main)) {
    console.error('weigh: ' + main + ' is missing: reinstall weighbridge, or run `npm run build`.');
    process.exitCode = 1;
    return;
  }
  require(main).main(process.argv);
}

/* Beside the compiled catalogue in the user's cache; undefined leaves the choice to Node. */
function codeCache() {
  var base = process.env.XDG_CACHE_HOME;
  try {
    if (!base) base = path.join(require('os').homedir(), '.cache');
    return path.join(base, 'weighbridge', 'code');
  } catch (error) {
    return undefined;
  }
}

/* The Node that `npm ci` brought, if it is there and new enough. */
function nodeOfCheckout() {
  var folder = path.join(root, 'node_modules', 'node');
  try {
    var version = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
    var program = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return isNewEnough(version) && fs.existsSync(program) ? program : null;
  } catch (error) {
    return null;
  }
}

function runWith(program) {
  var child = require('child_process').spawn(program, [__filename].concat(process.argv.slice(2)), {
    stdio: 'inherit',
  });
  /* Ctrl-C in a terminal reaches the child too; the others must be handed on. Either way this process waits. */
  process.on('SIGINT', function () {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  ['SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on('error', function (error) {
    console.error('weigh: ' + program + ' could not be started: ' + error.message);
    refuse();
  });
  child.on('exit', function (code, signal) {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else {
      process.exitCode = code;
    }
  });
}

function refuse() {
  var bring = '`npm ci` in ' + root + ', then `npx weigh` or `npm run ...`';
  console.error('Weighbridge needs Node 22.19 or newer, this is ' + process.version + '.');
  if (inCheckout) console.error('Run ' + bring + ', which use Node 24; or install Node 24.');
  else console.error('Install Node 24 from https://nodejs.org and try again.');
  process.exitCode = 1;
}
