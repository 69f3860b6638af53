using System;

using LVS.Core;

namespace LVS.Bench;

/// <summary>A bench has no forgers, so every frame is authentic.</summary>
internal sealed class NoMac : IMac
{
    public void Compute(byte[] frame, int size, byte[] mac) => Array.Clear(mac);
}
