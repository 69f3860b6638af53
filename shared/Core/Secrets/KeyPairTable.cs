using System;

namespace LVS.Core
{
    /// <summary>
    /// A node's key pair: the private key, which no frame reveals, and the public key, from which its pseudonym follows (SPEC 2.4). A
    /// window over flat arrays, as all tables.
    /// </summary>
    public sealed class KeyPairTable
    {
        /// <summary>Bytes that the table of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + HeapSize.Field + 2 * HeapSize.NodeKeyColumn;

        /// <summary>Where the node's part begins in the record (SPEC 7): at the end of its head.</summary>
        public const int RecordAt = Limits.RecordHeadSize - 2 * Limits.PublicKeySize;

        private const int PrivateAt = RecordAt;
        private const int PublicAt = PrivateAt + Limits.PublicKeySize;

        private readonly byte[] privateOf;
        private readonly byte[] publicOf;
        private int at;

        /// <summary>Allocates the columns of a number of nodes.</summary>
        public KeyPairTable(int nodeCount)
        {
            privateOf = new byte[nodeCount * Limits.PublicKeySize];
            publicOf = new byte[nodeCount * Limits.PublicKeySize];
        }

        /// <summary>The window of another node.</summary>
        public KeyPairTable Window(int nodeIndex)
        {
            if (nodeIndex * Limits.PublicKeySize == at)
            {
                return this;
            }

            KeyPairTable window = (KeyPairTable)MemberwiseClone();
            window.at = nodeIndex * Limits.PublicKeySize;
            return window;
        }

        /// <summary>Replaces the key pair.</summary>
        /// <param name="privateKey"><see cref="Limits.PublicKeySize"/> secret bytes.</param>
        /// <param name="publicKey">Their public key.</param>
        public void Take(byte[] privateKey, byte[] publicKey)
        {
            Array.Copy(privateKey, 0, privateOf, at, Limits.PublicKeySize);
            Array.Copy(publicKey, 0, publicOf, at, Limits.PublicKeySize);
        }

        /// <summary>Copies the private key.</summary>
        public void CopyPrivate(byte[] key)
        {
            Array.Copy(privateOf, at, key, 0, Limits.PublicKeySize);
        }

        /// <summary>Copies the public key.</summary>
        /// <param name="buffer">Receives it.</param>
        /// <param name="offset">Where it begins.</param>
        public void CopyPublic(byte[] buffer, int offset)
        {
            Array.Copy(publicOf, at, buffer, offset, Limits.PublicKeySize);
        }

        /// <summary>Whether our public key is lower than another, byte by byte from the first.</summary>
        public bool IsLower(byte[] publicKey)
        {
            for (int i = 0; i < Limits.PublicKeySize; i++)
            {
                if (publicOf[at + i] != publicKey[i])
                {
                    return publicOf[at + i] < publicKey[i];
                }
            }

            return false;
        }

        /// <summary>Writes the node's part of its record.</summary>
        public void Write(byte[] record)
        {
            Array.Copy(privateOf, at, record, PrivateAt, Limits.PublicKeySize);
            Array.Copy(publicOf, at, record, PublicAt, Limits.PublicKeySize);
        }

        /// <summary>Reads the node's part of its record.</summary>
        public void Read(byte[] record)
        {
            Array.Copy(record, PrivateAt, privateOf, at, Limits.PublicKeySize);
            Array.Copy(record, PublicAt, publicOf, at, Limits.PublicKeySize);
        }
    }
}
