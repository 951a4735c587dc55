// Writes the theme's colours as custom properties: src/styles/tokens.css.
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { tokensCss } = await server.ssrLoadModule('/src/view/theme/tokens.ts');
writeFileSync('src/styles/tokens.css', tokensCss());
await server.close();
