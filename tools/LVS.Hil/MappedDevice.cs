using System.Collections.Generic;

namespace LVS.Hil;

/// <summary>One device of a map.</summary>
/// <param name="Id">Name in reports; unique in the map.</param>
/// <param name="Board">Folder of <c>boards/</c>.</param>
/// <param name="Port">Serial port, for <c>lvs flash</c> and <c>lvs doctor</c>; empty when it has none.</param>
/// <param name="Transport">How frames reach it: <c>udp</c> or <c>mqtt</c>; empty for the transport of the configuration.</param>
/// <param name="Address">Its address: <c>GROUP:PORT</c>, or a broker's <c>HOST:PORT</c>; empty for the address of the
/// configuration.</param>
/// <param name="Interface">IPv4 address of the PC's interface to it, empty for that of the configuration.</param>
/// <param name="Pseudonym">Its pseudonym when other nodes use the same network; 0 for the only one there.</param>
/// <param name="IsEmulated">Whether it is a process of this PC that runs the firmware.</param>
/// <param name="Fixtures">Commands by name: <c>power-on</c>, <c>power-off</c>, <c>reset</c>.</param>
/// <param name="Quarantine">Why its results do not count; empty when they do.</param>
/// <param name="Line">Its line in the map.</param>
public sealed record MappedDevice(
    string Id,
    string Board,
    string Port,
    string Transport,
    string Address,
    string Interface,
    int Pseudonym,
    bool IsEmulated,
    IReadOnlyDictionary<string, string> Fixtures,
    string Quarantine,
    long Line);
