namespace LVS.Harness;

/// <summary>One address of one interface.</summary>
/// <param name="Name">The interface's name.</param>
/// <param name="Index">Its number, another one when it was taken away and put back.</param>
/// <param name="IsUp">Whether it carries anything.</param>
/// <param name="Address">The IPv4 address.</param>
internal sealed record NetworkPlace(string Name, int Index, bool IsUp, string Address);
