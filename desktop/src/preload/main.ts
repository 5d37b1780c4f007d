/** The preload: gives the page its bridge to the core, and nothing else of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { bridgeKey } from '#desktop/contract/bridge';
import { createBridge } from './create-bridge.ts';

contextBridge.exposeInMainWorld(bridgeKey, createBridge(ipcRenderer));
