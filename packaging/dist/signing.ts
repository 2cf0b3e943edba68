/** What electron-builder signs and notarises with. */
const names = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_ID',
  'APPLE_APP_SPECIFIC_PASSWORD',
  'APPLE_TEAM_ID',
];

/**
 * The environment without signing variables that are empty, as a workflow sets them for secrets that nobody made:
 * electron-builder takes an empty certificate for the path of one and ends (macOS).
 */
export function signingEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' || !names.includes(name)));
}
