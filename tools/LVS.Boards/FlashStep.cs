namespace LVS.Boards;

/// <summary>Parts that go onto a board, in the order in which they are written.</summary>
public enum FlashStep
{
    /// <summary>The nanoFramework image.</summary>
    Update,

    /// <summary>Wi-Fi credentials into the board's network configuration.</summary>
    Network,

    /// <summary><c>lvs.json</c> onto the board's drive.</summary>
    Files,

    /// <summary>The firmware into the deployment partition.</summary>
    Image,
}
