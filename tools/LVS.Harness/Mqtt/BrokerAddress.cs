using System.Collections.Generic;
using System.Linq;

using LVS.Node;

namespace LVS.Harness;

/// <summary>The address of a broker.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1..65535.</param>
public sealed record BrokerAddress(string Host, int Port)
{
    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Parses <c>HOST:PORT</c>, or several separated by commas.</summary>
    /// <exception cref="UserException">The text is no address.</exception>
    public static IReadOnlyList<BrokerAddress> Parse(string text) =>
        [.. text.Split(',').Select(one => BrokerConfig.AddressComplaintOf(one) is string complaint
        ? throw new UserException($"--broker {complaint}. Two of them have a comma between.")
        : new BrokerAddress(BrokerConfig.HostOf(one), BrokerConfig.PortOf(one)))];
}
