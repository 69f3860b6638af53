using LVS.Node;

namespace LVS.Tests.Desktop.Cost;

/// <summary>Keeps nothing, and takes everything.</summary>
internal sealed class NoVault : IVault
{
    public bool Load(byte[] record) => false;

    public bool Append(byte[] record) => true;
}
