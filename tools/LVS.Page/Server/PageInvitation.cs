using System;
using System.Globalization;

using LVS.Node;

using QRCoder;

namespace LVS.Page;

/// <summary>
/// The address by which a browser joins a swarm as a node. What it needs for that stands behind the <c>#</c>, which no browser sends
/// anywhere.
/// </summary>
/// <param name="Address">The address. Whoever has it is a member.</param>
/// <param name="Warning">What people must know of it.</param>
public sealed record PageInvitation(string Address, string Warning)
{
    private const string Meaning =
        "This address holds the swarm key: whoever has it is a member, for good. Show it only to people you would let in.";

    /// <summary>The address as a QR code, an SVG image.</summary>
    public string Picture
    {
        get
        {
            using QRCodeData code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.L);
            using SvgQRCode picture = new(code);
            return picture.GetGraphic(4, "#16302d", "#ffffff", drawQuietZones: true);
        }
    }

    /// <summary>The address as a QR code of half blocks, for a terminal.</summary>
    public string Blocks()
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.L);
        using AsciiQRCode blocks = new(code);
        return blocks.GetGraphicSmall(drawQuietZones: true, invert: true);
    }

    /// <summary>Makes it.</summary>
    /// <param name="page">Address of the page, without anything behind the host.</param>
    /// <param name="password">The broker's password, empty for none.</param>
    /// <param name="swarm">The swarm.</param>
    /// <param name="isOurs">Whether only this machine reaches it.</param>
    internal static PageInvitation Of(Uri page, string password, NodeConfig swarm, bool isOurs)
    {
        string broker = $"{(page.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{page.Authority}/mqtt";
        string address = string.Create(CultureInfo.InvariantCulture,
            $"{page.GetLeftPart(UriPartial.Authority)}{PageNode.Path}/#broker={Uri.EscapeDataString(broker)}&key={swarm.SwarmKey}")
            + string.Create(CultureInfo.InvariantCulture,
                $"&emit={swarm.EmitIntervalMsMin}&doublings={swarm.EmitDoublings}&minute={swarm.Minute}")
            + (swarm.ToOptions().NapMsMax is > 0 and long napMs ? string.Create(CultureInfo.InvariantCulture, $"&nap={napMs}") : "")
            + (password.Length > 0 ? $"&password={password}" : "");
        return new PageInvitation(address, Meaning + (isOurs
            ? " It works on this machine; for phones start with --page ADDRESS --page-cert FILE."
            : page.Scheme == Uri.UriSchemeHttps ? "" : " Browsers run a node from other machines by https only: add --page-cert FILE."));
    }
}
