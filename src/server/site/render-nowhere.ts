import { createHash } from 'node:crypto';
import { escapeHtml } from './render-site-page.ts';
import { markerName } from './target.ts';

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:12vh auto;padding:0 1rem;overflow-wrap:break-word}h1{font-weight:600;line-height:1.2}`;

/**
 * The page cannot know how deep below the site's root it is shown, nor where that lies: it looks
 * upwards for the file that every export holds.
 */
const script = `(async()=>{
const parts=location.pathname.split('/').slice(1,-1);
for(let i=parts.length;i>=0;i--){
const folder='/'+parts.slice(0,i).map((part)=>part+'/').join('');
try{
const marker=await(await fetch(folder+'${markerName}')).json();
if(!marker.catalog_hash)continue;
for(const link of document.querySelectorAll('a'))link.href=folder;
document.querySelector('nav').hidden=false;
return;
}catch{}
}
})();`;

/**
 * `404.html`, which many plain web servers show for addresses that name nothing, whatever folder
 * these lie in. It needs no other file, because no relative link would hold there.
 * @param facts a sentence that names the catalogue.
 */
export function renderNowhere(facts: string): Buffer {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return Buffer.from(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>There is no such page · Weighbridge</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>There is no such page</h1>
      <p>The address names no page of this site.</p>
      <p lang="zh-Hans">没有这个页面：此地址不对应本站的任何页面。</p>
      <nav hidden><a href="./">Weighbridge</a></nav>
      <p>${escapeHtml(facts)}</p>
    </main>
    <script>${script}</script>
  </body>
</html>
`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
