using System;

namespace LVS.Hil;

/// <summary>A device did not do what the protocol asks of it; the message says what it did. Ends the test that found out.</summary>
public sealed class HilFailure(string message) : Exception(message);
