namespace LVS.Sim;

/// <summary>
/// The current that a board draws from its battery, behind a linear regulator (current in is current out). The defaults are those of a bare
/// ESP32 module.
/// </summary>
/// <remarks>
/// Espressif, ESP32 Series Datasheet: table "Power Consumption by Power Modes" (deep sleep with RTC timer and RTC memory 10 uA; modem
/// sleep at 240 MHz 30 to 68 mA) and table "Current Consumption Depending on RF Modes" (transmit 802.11b at 1 Mbit/s 240 mA, receive 95
/// to 100 mA). The receive figure is with an idle CPU (note below the latter table); an interpreter that runs adds the span of the
/// modem-sleep figure. No supplier publishes how long a nanoFramework image takes to boot and to join a network: assumptions, stated
/// as such, to be measured on a board.
/// </remarks>
public sealed record LoadModel
{
    /// <summary>Deep sleep, in uA.</summary>
    public int SleepUa { get; init; } = 10;

    /// <summary>Regulator (Microchip MCP1700, DS20001826, table 1: 1.6 uA typical) and divider of 2 megohm, always drawn, in uA.</summary>
    public int BoardUa { get; init; } = 4;

    /// <summary>CPU on, radio off, in uA.</summary>
    public int ActiveUa { get; init; } = 68_000;

    /// <summary>CPU and receiver on, in uA: 100 mA, and 30 mA for a running CPU.</summary>
    public int ListenUa { get; init; } = 130_000;

    /// <summary>Transmitting, in uA: multicast uses the lowest rate.</summary>
    public int SendUa { get; init; } = 240_000;

    /// <summary>From wake to Main, in ms: ROM, bootloader, CLR. An assumption.</summary>
    public int BootMs { get; init; } = 700;

    /// <summary>From Main to a joined network, in ms, with the channel and address used last. An assumption.</summary>
    public int JoinMs { get; init; } = 1300;

    /// <summary>Air time of one byte at 1 Mbit/s, in us.</summary>
    public int SendUsPerByte { get; init; } = 8;

    /// <summary>
    /// Air time of a frame without its payload, in us: long preamble 192 us (IEEE 802.11 DSSS), 28 bytes of MAC, 8 of LLC, 28 of IP and
    /// UDP.
    /// </summary>
    public int SendUsPerFrame { get; init; } = 192 + (8 * (28 + 8 + 28));

    /// <summary>Battery voltage under load, in mV, below which the regulator's input is too low: the board browns out.</summary>
    public int BrownOutMv { get; init; } = 3300;

    /// <summary>A supervisor lets the board start again from this voltage, in mV.</summary>
    public int RestartMv { get; init; } = 3450;

    /// <summary>Charge that one frame costs beyond listening, in nC.</summary>
    public long SendNc(int payloadSize)
    {
        return (SendUa - ListenUa) * (SendUsPerFrame + ((long)SendUsPerByte * payloadSize)) / 1000;
    }
}
