namespace LVS.Harness;

/// <summary>One address of one interface.</summary>
/// <param name="Name">The interface's name.</param>
/// <param name="Index">Its index, which changes when it was removed and added again.</param>
/// <param name="IsUp">Whether it is up.</param>
/// <param name="Address">The IPv4 address.</param>
internal sealed record NetworkPlace(string Name, int Index, bool IsUp, string Address);
