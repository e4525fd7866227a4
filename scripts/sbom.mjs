// dist/sbom.cdx.json: what the site is built from, as scanners for weaknesses read it (CycloneDX, https://cyclonedx.org). It has no date
// and no number of its own, so the same sources give the same file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crates, packages } from './parts.mjs';
import { root } from './prepare.mjs';

/** @import { Part } from './parts.mjs' */

export async function sbom() {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = { type: 'application', 'bom-ref': name, name, version, licenses: [{ expression: license }] };
  const components = [
    ...packages().map((part) => component(part, 'npm', sha512(part.hash))),
    ...(await crates()).map((part) => component(part, 'cargo', { alg: 'SHA-256', content: part.hash })),
  ];
  const dependencies = [
    { ref: name, dependsOn: components.map((one) => one['bom-ref']) },
    ...components.map((one) => ({ ref: one['bom-ref'] })),
  ];
  const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: own } };
  return `${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`;
}

/** @param {Part} part @param {string} kind @param {{ alg: string, content: string }} hash */
function component({ name, version, license }, kind, hash) {
  const purl = `pkg:${kind}/${name.replace('@', '%40')}@${version}`;
  // Old manifests write "/" where SPDX writes OR.
  const licenses = [{ expression: license.replaceAll('/', ' OR ') }];
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses, hashes: [hash] };
}

/** The lock of npm has it in base64. @param {string} integrity */
const sha512 = (integrity) => {
  return { alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') };
};
