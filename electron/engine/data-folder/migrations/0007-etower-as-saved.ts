/**
 * Accounts keep only settings that differ from the defaults. Those of eTower changed (whole address signed instead of the
 * path, no host assumed), and an account that works must go on as it was: what it relied on is written down. An account of
 * the environment is told by its address, so none is put into it.
 */
export const etowerAsSaved = `
UPDATE accounts SET settings = json_set(settings, '$.signTarget', 'path')
WHERE partner = 'etower' AND target = 'production' AND json_extract(settings, '$.signTarget') IS NULL;

UPDATE accounts SET settings = json_set(settings, '$.baseUrl', 'https://cfs-qa.etowertech.com')
WHERE partner = 'etower' AND target = 'production' AND id NOT LIKE 'environment-%'
  AND json_extract(settings, '$.baseUrl') IS NULL;
`;
