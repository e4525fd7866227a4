// A prepared lesson as a SCORM 1.2 package for a learning platform: the lab in one file, a page that shows it at the prepared state, and
// the adapter between the two. It is made in the browser.
import { strToU8, zipSync } from 'fflate';

/** @typedef {{ folder: string, link: string, slug: string, title: string }} Prepared `folder` has backprop-lab.html */

/** @param {Prepared} prepared */
export async function scormFile({ folder, link, slug, title }) {
  const [lab, adapter] = await Promise.all([
    bytesOf(`${folder}backprop-lab.html`),
    bytesOf(new URL('./scorm-adapter.js', import.meta.url)),
  ]);
  const zip = zipSync({
    'imsmanifest.xml': strToU8(manifest(slug, title)),
    'index.html': strToU8(page(title, link.slice(link.indexOf('#')))),
    'backprop-lab.html': lab,
    'scorm-adapter.js': adapter,
  });
  return new Blob([zip], { type: 'application/zip' });
}

/** @param {string | URL} address */
async function bytesOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** @param {string} title @param {string} end of the lab's address */
const page = (title, end) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${escape(title)}</title>
    <style>
      html, body { height: 100%; margin: 0 }
      iframe { display: block; width: 100%; height: 100%; border: 0 }
    </style>
  </head>
  <body>
    <iframe title="${escape(title)}"></iframe>
    <script src="scorm-adapter.js" data-link="${escape(end)}"></script>
  </body>
</html>
`;

/** @param {string} slug @param {string} title */
const manifest = (slug, title) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="backprop-lab-${slug}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escape(title)}</title>
      <item identifier="lesson" identifierref="lab">
        <title>${escape(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="lab" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html" />
      <file href="backprop-lab.html" />
      <file href="scorm-adapter.js" />
    </resource>
  </resources>
</manifest>
`;

/** @param {string} text */
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
