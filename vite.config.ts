import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { bundledLicences } from './scripts/licences.ts';

/**
 * Nothing is fetched from another origin and no string becomes code; WebAssembly may be compiled.
 * Styles come from files; `style` attributes stay allowed because KaTeX lays out formulas with them.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' data:", // data: in a sandboxed frame (src/ui/session/start-worker.ts)
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Wherever the app is hosted, the policy travels in the page; the development server needs inline scripts. */
const securityPolicyInPage: Plugin = {
  name: 'security-policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Sonner writes its styles into a `<style>` element, which the policy forbids: take them from its file. */
const sonnerStylesFromFile: Plugin = {
  name: 'sonner-styles-from-file',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/sonner\/dist\/index\.mjs$/ },
    handler(code) {
      const withFile = code.replace(/^__insertCSS\(.*\);?$/m, "import 'sonner/dist/styles.css';");
      if (withFile === code)
        throw new Error('vite.config.ts: sonner no longer inserts its styles by __insertCSS');
      return { code: withFile, map: null };
    },
  },
};

/** `@tensorflow/tfjs` loads them whether they are used or not; their packages do not say that they may be left out. */
const unusedPartsOfTfjs = /tfjs-(layers|converter|data)\/|tfjs-core\/dist\/public\/chained_ops/;

const licences = bundledLicences();

export default defineConfig({
  base: './', // works under any path, GitHub Pages' included
  plugins: [
    react({ jsxImportSource: '#jsx' }),
    securityPolicyInPage,
    sonnerStylesFromFile,
    licences.forPage,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false, // src/ui/features/update/register.ts does, and decides when a new version takes over
      workbox: {
        inlineWorkboxRuntime: true, // `importScripts` would need a trusted type
        globPatterns: ['**/*.{js,css,html,json,svg,png,woff2,wasm,bin,safetensors,webmanifest,txt}'],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        cleanupOutdatedCaches: true,
      },
      manifest: {
        name: 'CartPole DQN',
        short_name: 'CartPole DQN',
        description: 'A DQN agent learns to balance the CartPole in your browser tab, live.',
        start_url: './',
        scope: './',
        display: 'standalone',
        theme_color: '#10243a',
        background_color: '#10243a',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
  ],
  worker: {
    format: 'es',
    plugins: () => [licences.forWorkers()],
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: unusedPartsOfTfjs, sideEffects: false }] } },
  },
  build: {
    target: ['chrome140', 'edge140', 'firefox140', 'safari17'],
    modulePreload: { polyfill: false },
    // No bundled library does anything by merely being read: 6 KB less, gzipped.
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      output: {
        codeSplitting: {
          // What the first picture needs is one file, what the chart needs another: a dozen small ones, cut by which
          // later part shares them, are 5 KB more, gzipped.
          groups: [
            { name: 'page', test: /src\/ui\/(page\/App\.tsx|session\/page-session\.ts)$/, priority: 1 },
            { name: 'chart', test: /src\/ui\/features\/score\/ScoreChart\.tsx$/ },
          ],
        },
      },
    },
    assetsInlineLimit: 0, // fonts and scripts as data: URLs would need holes in the policy
    chunkSizeWarningLimit: 1500,
  },
  preview: {
    headers: {
      'Content-Security-Policy': contentSecurityPolicy, // without frame-ancestors: lessons embed the page
      'Access-Control-Allow-Origin': '*', // a sandboxed frame of a lesson has no origin
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
});
